package main

import ("os";"fmt")

func main(){ d,_:=os.ReadFile(os.Args[1]); d,err:=strip(d); if err!=nil{fmt.Println(err);os.Exit(1)}; os.WriteFile(os.Args[2],d,0o644)}
